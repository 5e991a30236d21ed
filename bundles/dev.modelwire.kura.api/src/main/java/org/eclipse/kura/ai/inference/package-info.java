/**
 * The inference interface of Kura: an engine loads models by name and runs them on tensors. Type strings and formats
 * of tensors are the affair of each engine; nothing in Kura reads them.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.eclipse.kura.ai.inference;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
