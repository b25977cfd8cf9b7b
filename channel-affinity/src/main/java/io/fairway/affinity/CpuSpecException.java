package io.fairway.affinity;

/**
 * A text that is no specification of a processor. The message has the text, a line that points at
 * the fault, and what was expected there.
 */
public final class CpuSpecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final String INDENT = "  ";

    /** The index of the fault. */
    private final int position;

    CpuSpecException(String text, int position, String fault) {
        super(
                "CPU specification: "
                        + fault
                        + " at position "
                        + position
                        + "\n"
                        + INDENT
                        + oneLine(text)
                        + "\n"
                        + INDENT
                        + " ".repeat(position)
                        + "^");
        this.position = position;
    }

    /** Each char stays one char, so that the caret stands under the fault. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /**
     * Where the fault is.
     *
     * @return the index of the first char that was not expected; the length of the text if more of
     *     it was
     */
    public int position() {
        return position;
    }
}
