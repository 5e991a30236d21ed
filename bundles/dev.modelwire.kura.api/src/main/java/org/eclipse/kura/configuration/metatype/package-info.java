/**
 * The object model of OSGi metatype documents, as configuration is described to users.
 */
@Export
@NullMarked
@Version("1.1.0")
package org.eclipse.kura.configuration.metatype;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
