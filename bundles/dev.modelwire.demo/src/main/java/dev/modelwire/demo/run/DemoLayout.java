package dev.modelwire.demo.run;

import java.nio.file.Path;

/**
 * Where the demo finds and keeps its files.
 *
 * @param dist what the build made: {@code platform}, {@code packages}, {@code lib}
 * @param models the versions that can be published, and the rows to replay
 * @param work what a run leaves: cloud, home of the gateway
 */
record DemoLayout(Path dist, Path models, Path work) {

    Path platform() {
        return dist.resolve("platform");
    }

    Path packages() {
        return dist.resolve("packages");
    }

    Path cloud() {
        return work.resolve("cloud");
    }

    Path home() {
        return work.resolve("home");
    }

    Path runFile() {
        return work.resolve("run.properties");
    }
}
