/**
 * Damages model files, deterministically from a seed, and hands the damaged ones straight to an engine in processes of
 * their own, to learn which of them end a process. What is found is what a scan of the file must refuse.
 */
@Export
@Version("1.0.0")
package dev.modelwire.testkit.mutation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
