package dev.modelwire.api.desired;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How files are fetched. {@link #of} makes one with the usual rest, and each of the other methods a copy with one value
 * changed.
 *
 * @param connectTimeout longest time to make a connection
 * @param readTimeout longest time without a byte
 * @param maxArtifactBytes largest file that is fetched
 * @param leastBytesPerSecond mean rate over a minute below which a transfer is given up; 0: none is too slow
 * @param bandwidthBytesPerSecond mean rate of all transfers together that is not exceeded; 0: no limit
 * @param parallel how many files are fetched at the same time, 1 to {@value #MOST_PARALLEL}
 * @param windows when files may be fetched from servers
 * @param proxy what everything goes through; none or one. None: what the JVM's properties say
 */
public record TransferOptions(
        Duration connectTimeout,
        Duration readTimeout,
        long maxArtifactBytes,
        long leastBytesPerSecond,
        long bandwidthBytesPerSecond,
        int parallel,
        TransferWindows windows,
        List<HttpProxy> proxy) {

    /** The largest value of {@link #parallel}. */
    public static final int MOST_PARALLEL = 8;

    private static final long LEAST_BYTES_PER_SECOND = 256;
    private static final int PARALLEL = 2;

    public TransferOptions {
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(readTimeout, "readTimeout");
        Objects.requireNonNull(windows, "windows");
        if (connectTimeout.isNegative()
                || connectTimeout.isZero()
                || readTimeout.isNegative()
                || readTimeout.isZero()) {
            throw new IllegalArgumentException("time-outs must be above zero");
        }
        if (maxArtifactBytes <= 0) {
            throw new IllegalArgumentException(
                    "the largest artifact [" + maxArtifactBytes + " bytes] must be above zero");
        }
        if (leastBytesPerSecond < 0 || bandwidthBytesPerSecond < 0) {
            throw new IllegalArgumentException("least rate [" + leastBytesPerSecond + " bytes/s] and bandwidth ["
                    + bandwidthBytesPerSecond + " bytes/s] must not be negative");
        }
        proxy = List.copyOf(proxy);
        if (proxy.size() > 1) {
            throw new IllegalArgumentException("there are " + proxy.size() + " proxies: there may be one");
        }
        if (parallel < 1 || parallel > MOST_PARALLEL) {
            throw new IllegalArgumentException(
                    "the number of parallel transfers [" + parallel + "] must be from 1 to " + MOST_PARALLEL);
        }
    }

    /** Returns options with a least rate of 256 bytes/s, no limit of bandwidth or of time, and two files at the same time. */
    public static TransferOptions of(Duration connectTimeout, Duration readTimeout, long maxArtifactBytes) {
        return new TransferOptions(
                connectTimeout,
                readTimeout,
                maxArtifactBytes,
                LEAST_BYTES_PER_SECOND,
                0,
                PARALLEL,
                TransferWindows.ALWAYS,
                List.of());
    }

    public TransferOptions withLeastRate(long bytesPerSecond) {
        return with(bytesPerSecond, bandwidthBytesPerSecond, parallel, windows, proxy);
    }

    public TransferOptions withBandwidth(long bytesPerSecond) {
        return with(leastBytesPerSecond, bytesPerSecond, parallel, windows, proxy);
    }

    public TransferOptions withParallel(int files) {
        return with(leastBytesPerSecond, bandwidthBytesPerSecond, files, windows, proxy);
    }

    public TransferOptions withWindows(TransferWindows times) {
        return with(leastBytesPerSecond, bandwidthBytesPerSecond, parallel, times, proxy);
    }

    public TransferOptions withProxy(HttpProxy through) {
        return with(leastBytesPerSecond, bandwidthBytesPerSecond, parallel, windows, List.of(through));
    }

    private TransferOptions with(
            long least, long bandwidth, int files, TransferWindows times, List<HttpProxy> through) {
        return new TransferOptions(
                connectTimeout, readTimeout, maxArtifactBytes, least, bandwidth, files, times, through);
    }
}
