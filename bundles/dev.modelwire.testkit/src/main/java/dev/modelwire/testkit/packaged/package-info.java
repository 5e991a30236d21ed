/**
 * Tests of engine bundles as they are shipped: the gateway's framework with the packaged bundle and nothing that a gateway
 * would not have, and the process of its own that an engine's blueprint describes. The framework's jars are brought by
 * whoever tests.
 */
@Export
@Version("1.0.0")
package dev.modelwire.testkit.packaged;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
