package io.fairway.verify.kills;

/** A change of one file: a text that is in it once, and what replaces it. */
record Edit(String file, String find, String replace) {

    /** The text of the file, changed. */
    String apply(String source) {
        final int at = source.indexOf(find);
        if (at < 0) {
            throw new IllegalStateException("not found in " + file + ":\n" + find);
        }
        if (source.indexOf(find, at + 1) >= 0) {
            throw new IllegalStateException("more than once in " + file + ":\n" + find);
        }
        return source.substring(0, at) + replace + source.substring(at + find.length());
    }

    /** The module that the file belongs to. */
    String module() {
        return file.substring(0, file.indexOf('/'));
    }
}
