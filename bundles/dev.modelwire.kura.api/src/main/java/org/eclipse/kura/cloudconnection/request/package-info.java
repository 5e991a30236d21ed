/**
 * Requests that a cloud platform sends to an application on the gateway, and their answers.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.request;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
