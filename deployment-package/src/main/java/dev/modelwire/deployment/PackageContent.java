package dev.modelwire.deployment;

import java.util.List;

/**
 * What goes into a package, of whatever format.
 *
 * @param feature what it is made of
 * @param version the feature's with the newest qualifier
 * @param bundles in the feature's order
 */
record PackageContent(Feature feature, String version, List<BundleJar> bundles) {

    PackageContent {
        bundles = List.copyOf(bundles);
    }

    String fileName() {
        return feature.symbolicName() + "_" + version;
    }
}
