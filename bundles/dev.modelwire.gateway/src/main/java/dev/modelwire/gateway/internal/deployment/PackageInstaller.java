package dev.modelwire.gateway.internal.deployment;

import java.nio.file.Path;
import java.util.List;
import org.osgi.service.deploymentadmin.DeploymentPackage;

/** Installs and uninstalls packages, one after the other; waits for its turn and for the end. */
public interface PackageInstaller {

    DeploymentPackage install(Path file) throws Exception;

    void uninstall(String name) throws Exception;

    List<DeploymentPackage> installed();
}
