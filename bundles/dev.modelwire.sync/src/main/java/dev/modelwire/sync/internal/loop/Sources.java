package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.desired.DesiredState;
import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.sync.internal.desired.DesiredRefusedException;
import dev.modelwire.sync.internal.desired.DesiredSources;
import dev.modelwire.sync.internal.desired.DesiredStateParser;
import dev.modelwire.sync.internal.desired.Offer;
import dev.modelwire.sync.internal.desired.ParseOutcome;
import dev.modelwire.sync.internal.desired.SourceMemory;
import dev.modelwire.sync.internal.desired.SourceMemory.Accepted;
import dev.modelwire.sync.internal.desired.SyncDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which desired state is in force: what the sources said, by precedence, remembered in the store. */
final class Sources {

    /** The first of these that says what is desired is in force. */
    static final List<SourceId> PRECEDENCE =
            List.of(SourceId.CONFIGURATION, SourceId.REQUEST, SourceId.CLOUD, SourceId.DIRECTORY, SourceId.HTTP);

    /** They bring their documents themselves, and withdraw them by an empty one. */
    static final Set<SourceId> PUSHED = Set.of(SourceId.REQUEST, SourceId.CLOUD);

    private static final String DOCUMENT = "sync";

    private final ModelStore store;
    private final Time time;
    private final Journal journal;
    private final SourceBoard board;
    private final DesiredSources accepted;
    private @Nullable SyncOptions options;
    private boolean configurationSpeaks;
    private boolean unsaved;
    private boolean saveFailed;
    private boolean changed;

    Sources(ModelStore store, Time time, Journal journal, SourceBoard board) {
        this.store = store;
        this.time = time;
        this.journal = journal;
        this.board = board;
        this.accepted = new DesiredSources(remembered());
    }

    private Map<String, SourceMemory> remembered() {
        Optional<String> text = store.document(DOCUMENT);
        if (text.isEmpty()) {
            return Map.of();
        }
        try {
            return SyncDocument.read(text.get());
        } catch (DesiredRefusedException e) {
            journal.warn(null, "what was remembered of the sources cannot be read and is given up: " + e.detail());
            return Map.of();
        }
    }

    void configure(SyncOptions given) {
        SyncOptions before = options;
        options = given;
        for (SourceId id : PRECEDENCE) {
            Accepted known = accepted.accepted(id);
            if (known != null) {
                board.accepted(id, known.state().revision());
                if (PUSHED.contains(id)) {
                    board.ok(id, "revision " + known.state().revision());
                }
            }
        }
        if (before == null || !before.document().equals(given.document()) || board.hasRefused(SourceId.CONFIGURATION)) {
            offerConfiguration(given);
        }
    }

    /** Looks again at a document that was refused: the clock may have been wrong. */
    void lookAgain() {
        if (options != null && board.hasRefused(SourceId.CONFIGURATION)) {
            offerConfiguration(options);
        }
    }

    private void offerConfiguration(SyncOptions given) {
        String text = given.document();
        offer(SourceId.CONFIGURATION, "", text, DesiredStateParser.parse(text));
    }

    /** Takes a document that came by itself; returns what became of it. */
    Answer push(Pushed document) {
        SourceId id = document.source();
        board.contact(id);
        return answer(id, offered(id, document.origin(), document.text(), document.parsed()));
    }

    private Answer answer(SourceId id, Offer offer) {
        if (offer instanceof Offer.Refused refused) {
            return new Answer.Refused(refused.code(), refused.detail());
        }
        if (offer instanceof Offer.SaysNothing) {
            return new Answer.Taken("source " + id + " says nothing any more");
        }
        SourceId ruler = rulerOver(id);
        return new Answer.Taken(
                ruler == null
                        ? "accepted"
                        : "accepted, and not in force while source " + ruler + " says what is desired");
    }

    /** Takes a document of a source; returns whether it is accepted. */
    boolean offer(SourceId id, String origin, String text, ParseOutcome parsed) {
        return !(offered(id, origin, text, parsed) instanceof Offer.Refused);
    }

    private Offer offered(SourceId id, String origin, String text, ParseOutcome parsed) {
        Offer offer = accepted.offer(id, origin, text, parsed, time.instant());
        boolean configuration = id.equals(SourceId.CONFIGURATION);
        if (configuration) {
            configurationSpeaks = !(offer instanceof Offer.SaysNothing);
        }
        if (offer instanceof Offer.Refused refused) {
            board.refused(id, refused.code(), refused.detail());
            return offer;
        }
        if (offer instanceof Offer.Accepted taken) {
            accepted(id, taken);
        } else if (configuration || PUSHED.contains(id)) {
            board.forgive(id);
            boolean withdrawn = accepted.withdraw(id);
            unsaved |= withdrawn;
            changed |= withdrawn;
            board.off(id, configuration ? "there is no document in the configuration" : "it was withdrawn");
        } else {
            board.forgive(id);
            board.ok(id, "the document says nothing");
        }
        return offer;
    }

    private void accepted(SourceId id, Offer.Accepted taken) {
        unsaved |= taken.changed();
        changed |= taken.changed();
        Accepted known = accepted.accepted(id);
        long revision = known == null ? 0 : known.state().revision();
        board.accepted(id, revision);
        board.ok(id, "revision " + revision);
        if (taken.changed()) {
            journal.info(null, "desired state of source " + id + " accepted, revision " + revision);
        }
    }

    /** Returns whether something was accepted that the store does not know yet. */
    boolean unsaved() {
        return unsaved;
    }

    /** Returns whether another document was accepted since it was asked last. */
    boolean takeChanged() {
        boolean taken = changed;
        changed = false;
        return taken;
    }

    void save() {
        try {
            store.saveDocument(DOCUMENT, SyncDocument.write(accepted.memories()));
            unsaved = false;
            saveFailed = false;
        } catch (StoreException e) {
            if (!saveFailed) {
                journal.warn(null, "the desired state could not be saved (" + e.code() + "): " + e.getMessage());
            }
            saveFailed = true;
        }
    }

    /** Returns the source in force, null if none says what is desired. */
    @Nullable
    SourceId source() {
        if (options == null || !options.enabled()) {
            return null;
        }
        SyncOptions given = options;
        return PRECEDENCE.stream().filter(id -> speaks(id, given)).findFirst().orElse(null);
    }

    private boolean speaks(SourceId id, SyncOptions given) {
        return isConfigured(id, given) && accepted.accepted(id) != null;
    }

    private boolean isConfigured(SourceId id, SyncOptions given) {
        if (id.equals(SourceId.CONFIGURATION)) {
            return configurationSpeaks;
        }
        return PUSHED.contains(id) || !(id.equals(SourceId.DIRECTORY) ? given.directories() : given.http()).isEmpty();
    }

    @Nullable
    Accepted inForce() {
        SourceId source = source();
        return source == null ? null : accepted.accepted(source);
    }

    @Nullable
    DesiredState desired() {
        Accepted document = inForce();
        return document == null ? null : document.state();
    }

    /** Returns the source that is in force in place of this one, null if none before it is. */
    @Nullable
    SourceId rulerOver(SourceId id) {
        SourceId source = source();
        return source != null && PRECEDENCE.indexOf(source) < PRECEDENCE.indexOf(id) ? source : null;
    }

    void optionsRefused(String problem) {
        board.refused(SourceId.CONFIGURATION, ErrorCode.DESIRED_VALUE_INVALID, problem);
    }
}
