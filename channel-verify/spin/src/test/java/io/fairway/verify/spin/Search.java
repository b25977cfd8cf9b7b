package io.fairway.verify.spin;

/** How {@code pan} looks at the states. */
enum Search {
    /** Every state, for a violated requirement or an end that is none. */
    EXHAUSTIVE("-DSAFETY -DNOFAIR -DCOLLAPSE", ""),
    /** Every cycle that is fair to all threads, for one on which somebody never ends. */
    LIVENESS("-DCOLLAPSE -DNFAIR=3", "-a -f");

    final String compilerOptions;
    final String options;

    Search(String compilerOptions, String options) {
        this.compilerOptions = compilerOptions;
        this.options = options;
    }
}
