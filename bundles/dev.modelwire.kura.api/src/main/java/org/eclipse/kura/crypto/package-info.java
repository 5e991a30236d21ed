/**
 * Encryption with the gateway's own key.
 */
@Export
@NullMarked
@Version("1.3.0")
package org.eclipse.kura.crypto;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
