/**
 * The message that applications and cloud connections exchange.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.message;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
