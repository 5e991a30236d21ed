package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.inference.ContractChange;
import dev.modelwire.api.inference.SwapPolicy;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.store.BlobLease;
import dev.modelwire.api.store.StoredVersion;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.features.internal.FeaturePlan;
import dev.modelwire.inference.internal.contract.Terms;
import dev.modelwire.inference.internal.manifest.Checks;
import dev.modelwire.inference.internal.manifest.Manifest;
import dev.modelwire.inference.internal.manifest.OutputSpec;
import dev.modelwire.inference.internal.manifest.Range;
import dev.modelwire.inference.internal.mapping.Contract;
import dev.modelwire.inference.internal.mapping.Scorer;
import dev.modelwire.inference.internal.scan.ModelSummary;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version on its way through the gates, with all that was opened for it. Closing it closes that, unless
 * {@link #release()} has given it into other hands. For one thread.
 */
public final class Candidate implements AutoCloseable {

    private final ModelVersion version;
    private final StoredVersion stored;
    private final Holdings holdings = new Holdings();
    private final Health health = new Health();
    private @Nullable BlobLease modelFile;
    private @Nullable BlobLease manifestFile;
    private @Nullable Manifest manifest;
    private @Nullable Choice choice;
    private @Nullable ModelSummary summary;
    private @Nullable Engine engine;
    private @Nullable Contract contract;
    private List<EngineSession> sessions = List.of();
    private List<Scorer> scorers = List.of();
    private final IdentityHashMap<Engine, Measured> measured = new IdentityHashMap<>();
    private SwapPolicy policy = SwapPolicy.AVAILABILITY_PRESERVING;
    private Room room = Room.EMPTY;
    private ContractChange change = ContractChange.NOTHING_BEFORE;
    private boolean isNew = true;
    private long memoryBytes;
    private boolean released;

    /** The engines that may open the model, and as what. */
    record Choice(String format, List<Engine> engines) {}

    public Candidate(ModelVersion version, StoredVersion stored) {
        this.version = version;
        this.stored = stored;
    }

    public ModelVersion version() {
        return version;
    }

    /** Tells it of the memory around it. */
    public void room(Room around) {
        room = around;
    }

    Room room() {
        return room;
    }

    /** Tells it that it was active here before. */
    public void provenBefore() {
        isNew = false;
    }

    boolean isNew() {
        return isNew;
    }

    void change(ContractChange found) {
        change = found;
    }

    /** Returns what is different from the version before. */
    public ContractChange change() {
        return change;
    }

    /** Returns what it asks for and answers: by its manifest, without one by the engine that has opened it. */
    public Optional<Terms> terms() {
        return manifest()
                .map(Terms::of)
                .or(() -> sessions.stream().findFirst().map(session -> Terms.of(session.inputs(), session.outputs())));
    }

    void needs(long bytes) {
        memoryBytes = bytes;
    }

    /** Returns the memory that its sessions take. */
    public long memoryBytes() {
        return memoryBytes;
    }

    void policy(SwapPolicy chosen) {
        policy = chosen;
    }

    /** Returns how it takes the place of the version before. */
    public SwapPolicy policy() {
        return policy;
    }

    /** Returns what is wrong with it beside its answers. */
    public Health health() {
        return health;
    }

    /** Returns the engine that has opened it. */
    public Engine engine() {
        return Objects.requireNonNull(engine, "no engine has opened the candidate yet");
    }

    public List<Scorer> scorers() {
        return scorers;
    }

    /** Gives everything opened into the caller's hands, who closes it with what is returned. */
    public Runnable release() {
        released = true;
        return holdings::close;
    }

    @Override
    public void close() {
        if (!released) {
            holdings.close();
        }
    }

    /** Returns what the store knows of it. */
    public StoredVersion stored() {
        return stored;
    }

    void modelFile(BlobLease lease) {
        modelFile = holdings.keep(lease);
    }

    BlobLease modelFile() {
        return Objects.requireNonNull(modelFile, "the model file is not open yet");
    }

    void manifestFile(BlobLease lease) {
        manifestFile = lease;
        holdings.keep(lease);
    }

    Optional<BlobLease> manifestFile() {
        return Optional.ofNullable(manifestFile);
    }

    void manifest(Manifest parsed) {
        manifest = parsed;
    }

    Optional<Manifest> manifest() {
        return Optional.ofNullable(manifest);
    }

    /** Returns how records become the model's input, if not each by itself. */
    public Optional<FeaturePlan> pipeline() {
        return manifest().flatMap(each -> Optional.ofNullable(each.pipeline()));
    }

    Checks checks() {
        return manifest == null ? Checks.NONE : manifest.checks();
    }

    /** Returns where the elements of each output must lie, in the order in which they are answered. */
    public List<Range> ranges() {
        return contract().outputs().stream()
                .map(output -> manifest().stream()
                        .flatMap(each -> each.outputs().stream())
                        .filter(spec -> spec.tensor().name().equals(output.name()))
                        .map(OutputSpec::range)
                        .findFirst()
                        .orElse(Range.ALL))
                .toList();
    }

    /** Returns the longest time that a record may take, 0 if there is no such bound. */
    public long budgetNanos() {
        return checks().budget().p99Micros() * 1000;
    }

    void choice(Choice found) {
        choice = found;
    }

    Choice choice() {
        return Objects.requireNonNull(choice, "no engine has been found yet");
    }

    void scanned(ModelSummary found) {
        summary = found;
    }

    /** Returns what the scan has seen in the file, or empty if it cannot read the format. */
    Optional<ModelSummary> summary() {
        return Optional.ofNullable(summary);
    }

    void opened(Engine by, List<EngineSession> open) {
        engine = by;
        sessions = List.copyOf(open);
        sessions.forEach(holdings::keep);
    }

    List<EngineSession> sessions() {
        return sessions;
    }

    /**
     * Returns the same version to be tried with that engine alone. What is opened for the trial is its own, the files stay
     * those of this candidate.
     */
    Candidate trial(Engine worker) {
        Candidate trial = new Candidate(version, stored);
        trial.modelFile = modelFile;
        trial.manifest = manifest;
        trial.choice = new Choice(choice().format(), List.of(worker));
        return trial;
    }

    /** Takes what the model costs in an engine. */
    void measured(Engine by, Measured costs) {
        measured.put(by, costs);
    }

    Measured measured(Engine by) {
        return measured.getOrDefault(by, Measured.NOT);
    }

    /** Returns what the model costs in the engine that has opened it, if a process of its own has measured that. */
    public Optional<Measured> measured() {
        return engine == null ? Optional.empty() : Optional.ofNullable(measured.get(engine));
    }

    void contract(Contract matched, List<Scorer> prepared) {
        contract = matched;
        scorers = new ArrayList<>(prepared);
    }

    Contract contract() {
        return Objects.requireNonNull(contract, "the contract is not known yet");
    }
}
