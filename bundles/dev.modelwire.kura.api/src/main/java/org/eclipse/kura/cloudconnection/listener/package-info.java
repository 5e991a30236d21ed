/**
 * Call-backs about the state of a connection and the delivery of messages.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.listener;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
