package dev.modelwire.wire.internal.replay;

import dev.modelwire.wire.internal.Attributes;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How one instance replays, read once from its configuration. */
record ReplayOptions(Source source, Pace pace, boolean loop, boolean paused) {

    private enum Separator {
        COMMA,
        SEMICOLON,
        TAB
    }

    private enum Kind {
        RECORDED,
        RATE,
        UNLIMITED
    }

    /** Reads every attribute once; fails with the key, the value and what is allowed. */
    static ReplayOptions from(ReplayConfig config) {
        TimeColumn time = new TimeColumn(
                Attributes.text("time.column", config::time_column),
                Attributes.choice("time.format", config::time_format, TimeColumn.Format.class),
                zone(Attributes.text("time.zone", config::time_zone)));
        char separator =
                switch (Attributes.choice("separator", config::separator, Separator.class)) {
                    case COMMA -> ',';
                    case SEMICOLON -> ';';
                    case TAB -> '\t';
                };
        var source = new Source(
                path(Attributes.text("file", config::file)),
                separator,
                declared(Attributes.text("columns", config::columns), time),
                Set.copyOf(new TreeSet<>(parts(Attributes.text("missing", config::missing)))),
                time,
                Attributes.prefix("sequence", config::sequence));
        return new ReplayOptions(
                source,
                pace(config, time),
                Attributes.flag("loop", config::loop),
                Attributes.flag("paused", config::paused));
    }

    private static Pace pace(ReplayConfig config, TimeColumn time) {
        int speed = Attributes.whole("speed", config::speed, 1, 1_000_000_000);
        int rate = Attributes.whole("rate", config::rate, 1, 1_000_000);
        return switch (Attributes.choice("pace", config::pace, Kind.class)) {
            case RECORDED -> {
                if (!time.present()) {
                    throw new IllegalArgumentException(
                            "option time.column [] must name a column when option pace is [recorded]");
                }
                yield new Pace.Recorded(speed);
            }
            case RATE -> new Pace.Rate(rate);
            case UNLIMITED -> new Pace.Unlimited();
        };
    }

    private static Path path(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("option file [] must name a CSV file or a directory of them");
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("option file [" + value + "] must be a path: " + e.getReason(), e);
        }
    }

    private static ZoneId zone(String value) {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "option time.zone [" + value + "] must be a time zone such as UTC or Europe/London", e);
        }
    }

    private static Map<String, Optional<ColumnType>> declared(String value, TimeColumn time) {
        Map<String, Optional<ColumnType>> declared = new LinkedHashMap<>();
        for (String part : parts(value)) {
            int colon = part.lastIndexOf(':');
            String name = colon < 0 ? "" : part.substring(0, colon).strip();
            String type = part.substring(colon + 1).strip();
            boolean known = type.equals("NONE")
                    || Arrays.stream(ColumnType.values())
                            .anyMatch(each -> each.name().equals(type));
            if (name.isEmpty() || !known) {
                throw new IllegalArgumentException("option columns [" + part + "] must be name:TYPE with TYPE one of "
                        + Arrays.toString(ColumnType.values()) + " or NONE");
            }
            if (name.equals(time.name())) {
                throw new IllegalArgumentException(
                        "option columns [" + part + "] must not name the time column, which is LONG");
            }
            Optional<ColumnType> chosen =
                    type.equals("NONE") ? Optional.empty() : Optional.of(ColumnType.valueOf(type));
            if (declared.put(name, chosen) != null) {
                throw new IllegalArgumentException("option columns [" + part + "] must name a column once");
            }
        }
        return declared;
    }

    private static List<String> parts(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
