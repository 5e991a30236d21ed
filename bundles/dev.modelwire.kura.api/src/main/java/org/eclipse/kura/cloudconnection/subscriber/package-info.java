/**
 * Subscribing to messages from a cloud platform.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.subscriber;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
