/** Java processes of the class path of the tests, for what a test cannot do in its own: be killed, be short of memory, be measured. */
@Export
@Version("1.0.0")
package dev.modelwire.testkit.process;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
