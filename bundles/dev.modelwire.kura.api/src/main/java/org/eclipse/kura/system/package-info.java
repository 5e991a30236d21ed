/**
 * Facts about the device and the installation.
 */
@Export
@NullMarked
@Version("1.7.0")
package org.eclipse.kura.system;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
