/**
 * TLS with the key stores of the gateway.
 */
@Export
@NullMarked
@Version("2.1.0")
package org.eclipse.kura.ssl;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
