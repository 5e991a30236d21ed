package dev.modelwire.deployment;

/**
 * A bundle as it is packaged.
 *
 * @param symbolicName its name
 * @param version its version with the qualifier
 * @param jar its bytes
 * @param source the bundle of the feature that it is
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the reader to the writers, never compared
record BundleJar(String symbolicName, String version, byte[] jar, Feature.Bundle source) {

    String fileName() {
        return symbolicName + "_" + version + ".jar";
    }
}
