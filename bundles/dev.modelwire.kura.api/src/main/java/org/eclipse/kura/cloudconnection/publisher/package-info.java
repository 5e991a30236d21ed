/**
 * Publishing from an application.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.eclipse.kura.cloudconnection.publisher;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
