package dev.modelwire.gateway.internal.deployment;

import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.service.deploymentadmin.BundleInfo;
import org.osgi.service.deploymentadmin.DeploymentPackage;

/** The lists that {@code DEPLOY-V2} answers with. */
final class DeploymentXml {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private DeploymentXml() {}

    static String packages(List<DeploymentPackage> packages) {
        var out = new StringBuilder(HEAD).append("<packages>");
        for (var one : packages) {
            out.append("<package>").append(element("name", one.getName()));
            out.append(element("version", one.getVersion().toString())).append("<bundles>");
            for (BundleInfo bundle : one.getBundleInfos()) {
                out.append("<bundle>").append(element("name", bundle.getSymbolicName()));
                out.append(element("version", bundle.getVersion().toString())).append("</bundle>");
            }
            out.append("</bundles></package>");
        }
        return out.append("</packages>").toString();
    }

    static String bundles(Bundle[] bundles) {
        var out = new StringBuilder(HEAD).append("<bundles>");
        for (var bundle : bundles) {
            out.append("<bundle>").append(element("name", String.valueOf(bundle.getSymbolicName())));
            out.append(element("version", bundle.getVersion().toString()));
            out.append(element("id", Long.toString(bundle.getBundleId())));
            out.append(element("state", state(bundle.getState()))).append("</bundle>");
        }
        return out.append("</bundles>").toString();
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + text.replace("&", "&amp;").replace("<", "&lt;") + "</" + name + ">";
    }

    private static String state(int state) {
        return switch (state) {
            case Bundle.INSTALLED -> "INSTALLED";
            case Bundle.RESOLVED -> "RESOLVED";
            case Bundle.STARTING -> "STARTING";
            case Bundle.STOPPING -> "STOPPING";
            case Bundle.ACTIVE -> "ACTIVE";
            default -> "UNINSTALLED";
        };
    }
}
