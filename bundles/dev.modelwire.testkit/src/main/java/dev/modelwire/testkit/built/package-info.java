/**
 * Reads what the build has made of the module under test: its manifest, component and metatype files. Tests of these files hold
 * a bundle to the shape without which a gateway does not show or start it. Seen from the module's directory, before it is packed.
 */
@Export
@Version("1.0.0")
package dev.modelwire.testkit.built;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
