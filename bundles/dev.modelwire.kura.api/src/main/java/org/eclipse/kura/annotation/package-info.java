/**
 * Annotations by which the Kura API says how its classes bear several threads. They are not kept at run time.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.eclipse.kura.annotation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
