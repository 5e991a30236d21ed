package dev.modelwire.benchmarks;

/** The steps from a changed desired state to an active model, in their order. */
enum Step {
    NOTICED("noticed: taken, made durable, transfer begins"),
    DOWNLOADED("downloaded: on the disk and through the digest"),
    STORED("stored: digest compared, made durable, named"),
    HANDED_OVER("handed over: the load is noted"),
    LOADED("loaded: digest again, opened, checked, warmed up"),
    SWAPPED("swapped"),
    ALL("all");

    private final String text;

    Step(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
