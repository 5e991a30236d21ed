/**
 * Errors of the Kura API. A checked failure carries a code and arguments; its message is made from both.
 */
@Export
@NullMarked
@Version("1.7.0")
package org.eclipse.kura;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
