package org.eclipse.kura.deployment.agent;

/** The part of Kura's service of this name that the stand-in has. It is no part of Kura's API: callers look it up by name. */
@FunctionalInterface
public interface DeploymentAgentService {

    /** Returns at once; the outcome is only told by events. */
    void installDeploymentPackageAsync(String url) throws Exception;
}
