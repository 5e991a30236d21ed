package dev.modelwire.watch.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;

/** What is told, as JSON. */
final class StateJson {

    private StateJson() {}

    static String of(List<Problem> problems, PackageBook book) {
        JsonObject state = new JsonObject();
        state.addProperty("state", problems.isEmpty() ? "whole" : "broken");
        JsonArray found = new JsonArray();
        for (Problem problem : problems) {
            JsonObject one = new JsonObject();
            one.addProperty(problem.kind(), problem.name());
            one.addProperty("state", problem.state());
            one.addProperty("why", problem.why());
            found.add(one);
        }
        state.add("problems", found);
        state.add("packages", packages(book));
        return state.toString();
    }

    private static JsonArray packages(PackageBook book) {
        JsonArray packages = new JsonArray();
        try {
            for (PackageBook.Entry entry : book.installed().values()) {
                JsonObject one = new JsonObject();
                one.addProperty("name", entry.name());
                one.addProperty("version", entry.version().toString());
                book.previous(entry)
                        .ifPresent(previous ->
                                one.addProperty("previous", previous.version().toString()));
                packages.add(one);
            }
        } catch (IOException | IllegalArgumentException e) {
            JsonObject unreadable = new JsonObject();
            unreadable.addProperty("why", "the host's list of packages cannot be read: " + e.getMessage());
            packages.add(unreadable);
        }
        return packages;
    }
}
