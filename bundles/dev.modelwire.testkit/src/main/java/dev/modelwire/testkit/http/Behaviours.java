package dev.modelwire.testkit.http;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Good answers and bad ones. */
public final class Behaviours {

    private static final Pattern FROM = Pattern.compile("bytes=(\\d{1,18})-");
    private static final int PIECE = 8192;

    private Behaviours() {}

    /** Serves a file with no entity tag and no time: see {@link Served#etag} and {@link Served#lastModified}. */
    public static Served file(Content content) {
        return new Served(content, "", "");
    }

    /** Serves these bytes: see {@link #file(Content)}. */
    public static Served file(byte[] content) {
        return file(Content.of(content));
    }

    /** Answers with that status and no body. */
    public static Behaviour status(int status) {
        return request -> Message.of(status);
    }

    /** Redirects to that place, whatever it is. */
    public static Behaviour redirect(String location) {
        return request -> Message.of(302).with("Location", location);
    }

    /** Answers everything with a page of HTML and status 200, as captive portals do. */
    public static Behaviour loginPage() {
        Content page = Content.of("<html><body>please log in</body></html>");
        return request -> Message.of(200, page).with("Content-Type", "text/html");
    }

    /** Sends zeros until the client goes. */
    public static Behaviour endless() {
        return request -> new Message(200, Map.of(), 0, wire -> {
            byte[] zeros = new byte[PIECE];
            while (true) {
                wire.write(zeros, 0, zeros.length);
            }
        });
    }

    /** Begins a head and never ends it: a header more after each pause. */
    public static Behaviour endlessHead(Duration pause) {
        return request -> wire -> {
            wire.say("HTTP/1.1 200 OK\r\n");
            for (long i = 0; ; i++) {
                wire.pause(pause);
                wire.say("X-" + i + ": " + i + "\r\n");
            }
        };
    }

    /** Reads the request and says nothing. */
    public static Behaviour silent() {
        return request -> Wire::stall;
    }

    /** Reads the request and closes the connection. */
    public static Behaviour hangUp() {
        return request -> wire -> {};
    }

    /** Reads the request and resets the connection. */
    public static Behaviour reset() {
        return request -> Wire::reset;
    }

    /** Says just that, with each line feed as a carriage return and a line feed, and closes the connection. */
    public static Behaviour raw(String text) {
        return request -> wire -> wire.say(text.replace("\n", "\r\n"));
    }

    /** Answers as if no part had been asked for: a server that knows no {@code Range}. */
    public static Behaviour ignoringRange(Behaviour behaviour) {
        return request -> behaviour.answer(request.without("Range"));
    }

    /** Answers with a part that begins so many bytes later than was asked, or earlier if below zero, and says so. */
    public static Behaviour shiftedRange(Behaviour behaviour, long by) {
        return request -> {
            Matcher asked = FROM.matcher(request.header("Range").orElse(""));
            return behaviour.answer(
                    asked.matches()
                            ? request.with("Range", "bytes=" + (Long.parseLong(asked.group(1)) + by) + "-")
                            : request);
        };
    }

    /** Serves a part without asking whether it is of the same file as the one before. */
    public static Behaviour ignoringIfRange(Behaviour behaviour) {
        return request -> behaviour.answer(request.without("If-Range"));
    }
}
