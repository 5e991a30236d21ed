package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.transport.HostSecurity;
import dev.modelwire.sync.internal.directory.DirectoryTwin;
import dev.modelwire.sync.internal.directory.PlainFiles;
import dev.modelwire.sync.internal.sink.FileSink;
import dev.modelwire.sync.internal.sink.Sink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * All that talks to the network, and reads directories, under one configuration.
 *
 * @param transfer fetches files
 * @param twins the polled document; none or one
 * @param directories the directory that is looked at; none or one
 * @param sinks where the reported state is sent
 */
public record Connection(Transfer transfer, List<HttpTwin> twins, List<DirectoryTwin> directories, List<Sink> sinks) {

    public static Connection of(
            SyncOptions options,
            HostSecurity security,
            ModelStore store,
            Executor executor,
            LongSupplier elapsedNanos,
            PlainFiles files) {
        Pace pace = new Pace(options.transfer().leastBytesPerSecond(), Pace.WINDOW);
        return of(options, security, store, Outside.of(executor, elapsedNanos), files, pace);
    }

    static Connection of(
            SyncOptions options,
            HostSecurity security,
            ModelStore store,
            Outside outside,
            PlainFiles plain,
            Pace pace) {
        TransferOptions transfer = options.transfer();
        HttpClients clients = new HttpClients(security, transfer, outside.executor());
        Authorization authorization = Authorization.of(options);
        Duration patience = transfer.connectTimeout().plus(transfer.readTimeout());
        Stream<Sink> puts =
                options.report().http().stream().map(url -> new HttpPut(clients, authorization, patience, url));
        HttpGet.Limits limits = new HttpGet.Limits(
                patience, transfer.readTimeout(), pace, outside.elapsedNanos(), new Places(outside.resolver()));
        HttpGet documents = new HttpGet(clients, authorization, limits, new Throttle(0, outside));
        HttpGet files =
                new HttpGet(clients, authorization, limits, new Throttle(transfer.bandwidthBytesPerSecond(), outside));
        List<DirectoryTwin> directories = options.directories().stream()
                .map(source -> new DirectoryTwin(plain, source.path()))
                .toList();
        return new Connection(
                new Transfer(
                        files, store, transfer.maxArtifactBytes(), directories, new Mirrors(outside.elapsedNanos())),
                options.http().stream()
                        .map(HttpSource::url)
                        .map(url -> new HttpTwin(documents, url))
                        .toList(),
                directories,
                Stream.concat(puts, options.report().files().stream().map(FileSink::new))
                        .toList());
    }
}
