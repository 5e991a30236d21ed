/**
 * An HTTP server that lies, breaks off, stalls and never ends, for the tests of whatever fetches files over a network
 * that cannot be trusted. {@link dev.modelwire.testkit.http.HostileServer} listens on real sockets; what it does to each
 * request is a script of {@link dev.modelwire.testkit.http.Behaviour}s: the first request of a path gets the first, the
 * next one the second, and all that follow the last. It also runs from the command line.
 */
@Export
@Version("1.0.0")
package dev.modelwire.testkit.http;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
