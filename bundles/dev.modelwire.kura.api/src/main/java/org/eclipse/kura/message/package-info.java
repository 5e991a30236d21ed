/**
 * Payloads of messages: typed metrics, a body, a time and a position.
 */
@Export
@NullMarked
@Version("1.5.0")
package org.eclipse.kura.message;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
