package dev.modelwire.kura.internal.dialect;

/**
 * How far the talk with a twin has come.
 *
 * @param heard the highest version of the twin that was heard of, -1 if none was
 * @param asking whether the whole twin was asked for and has not come
 * @param doubted whether a whole twin of a lower version has come, as that of a twin that was made anew would be; it is
 *     believed if it comes twice
 * @param report what is to be reported, empty if nothing was yet
 * @param reports how many different reports there were
 * @param reporting whether the report was sent and is not confirmed
 */
record Talk(long heard, boolean asking, boolean doubted, String report, long reports, boolean reporting) {

    static final Talk NONE = new Talk(-1, false, false, "", 0, false);

    Talk connected() {
        return new Talk(heard, true, false, report, reports, !report.isEmpty());
    }

    /** Asks for the whole twin, for it has, or may have, changed. */
    Talk ask(long version) {
        return new Talk(Math.max(heard, version), true, doubted, report, reports, reporting);
    }

    Talk hear(long version) {
        return new Talk(Math.max(heard, version), asking, doubted, report, reports, reporting);
    }

    /** Returns whether a whole twin of this version is the newest as far as can be known. */
    boolean believes(long version) {
        return version >= heard || (asking && doubted);
    }

    /** A whole twin was believed. */
    Talk learn(long version) {
        return new Talk(version, false, false, report, reports, reporting);
    }

    Talk doubt() {
        return new Talk(heard, asking, asking, report, reports, reporting);
    }

    boolean isNext(long version) {
        return heard >= 0 && version == heard + 1;
    }

    Talk report(String given) {
        return new Talk(heard, asking, doubted, given, reports + 1, true);
    }

    /** The report was confirmed, or refused so that it is of no use to repeat it. */
    Talk reported() {
        return new Talk(heard, asking, doubted, report, reports, false);
    }
}
