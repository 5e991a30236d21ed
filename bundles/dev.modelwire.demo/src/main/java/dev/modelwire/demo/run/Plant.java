package dev.modelwire.demo.run;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;

/** What a scenario can do to the plant, its gateway and its cloud, and see of them. */
interface Plant {

    /** Makes a version of the shuttle model the desired one. */
    void publish(String version) throws IOException;

    /** Publishes a version and then flips a bit of the file that is served. */
    void publishDamaged(String version) throws IOException;

    /** Publishes a version in the flat form of older handlers. */
    void publishFlat(String version) throws IOException;

    /** Replaces the desired-state document by this text. */
    void desire(String document) throws IOException;

    /** Puts this text into the desired state of the gateway's own configuration. */
    void configure(String document);

    /** Lets the store lie in that directory and leave so much of its disk free. */
    void storeAt(Path directory, int minimumFreeMib);

    /** Returns a desired-state document that names a version, whose files the cloud serves from now on. */
    String document(String version) throws IOException;

    /** Lets the cloud serve this content under this path. */
    void serve(String path, byte[] content);

    /** Returns a version's model file. */
    byte[] modelFile(String version) throws IOException;

    /** Returns a version's manifest. */
    byte[] manifest(String version) throws IOException;

    /** Returns the address of the cloud, with no slash at the end. */
    String url();

    /** Lets the machine send these rows once. */
    void replay(String csv) throws IOException;

    /** Returns the number of files in the store's temporary area. */
    long leftovers();

    /** Returns what the gateway reports, asked the way a cloud asks; an empty object if it does not answer yet. */
    JsonObject reported();

    /** Lets the machine run: the replay begins. */
    void startReplay();

    /** Returns how many records the replay has emitted. */
    long emitted();

    /** Returns whether the replay has emitted its last record. */
    boolean replayDone();

    /** Returns how often the cloud sent the file with this path; an answer 304 does not count. */
    long downloads(String path);

    /** Returns the account keeper that sees every record that leaves the model. */
    RecordLedger ledger();

    /** Says what happens, for people who watch. */
    void say(String text);
}
