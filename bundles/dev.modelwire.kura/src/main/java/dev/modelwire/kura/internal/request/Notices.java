package dev.modelwire.kura.internal.request;

/** Where notices go. */
@FunctionalInterface
public interface Notices {

    /** May block and may fail; never called on a request's thread. */
    void send(Notice notice) throws Exception;
}
