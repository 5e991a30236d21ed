/**
 * Key stores of the gateway and the event that tells of a change.
 */
@Export
@NullMarked
@Version("1.1.0")
package org.eclipse.kura.security.keystore;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
