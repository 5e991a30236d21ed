package dev.modelwire.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.osgi.resource.CapReqBuilder;
import aQute.bnd.osgi.resource.ResourceUtils;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.resource.Requirement;

/**
 * Whether the packaged bundles find all they require on a gateway. A bundle that does not stays INSTALLED there without
 * a line in any log, and the package is said to be installed.
 */
class ResolutionIT {

    private static final String BUNDLES = "dev.modelwire.deployment.Packages#bundles";

    static Stream<Arguments> bundlesOnEveryLine() {
        return GatewayPlatform.all()
                .flatMap(platform -> Packages.bundles().map(bundle -> Arguments.of(bundle, platform)));
    }

    @ParameterizedTest
    @MethodSource("bundlesOnEveryLine")
    void imports_all_areOfferedByTheGatewayOrThePackages(PackagedBundle bundle, GatewayPlatform platform) {
        assertEquals(List.of(), missing(bundle, "osgi.wiring.package", platform));
    }

    @ParameterizedTest
    @MethodSource("bundlesOnEveryLine")
    void extenders_all_areOfferedByTheGateway(PackagedBundle bundle, GatewayPlatform platform) {
        assertEquals(List.of(), missing(bundle, "osgi.extender", platform));
    }

    @ParameterizedTest
    @MethodSource("bundlesOnEveryLine")
    void implementations_all_areOfferedByTheGateway(PackagedBundle bundle, GatewayPlatform platform) {
        assertEquals(List.of(), missing(bundle, "osgi.implementation", platform));
    }

    /** Those of the product are seen where the packages run: a component may register a service by itself. */
    @ParameterizedTest
    @MethodSource("bundlesOnEveryLine")
    void services_ofTheHost_areOfferedByTheGateway(PackagedBundle bundle, GatewayPlatform platform) {
        assertEquals(
                List.of(),
                missing(bundle, "osgi.service", platform).stream()
                        .filter(filter -> !filter.contains("=dev.modelwire."))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource(BUNDLES)
    void executionEnvironment_ofEveryBundle_isJava17(PackagedBundle bundle) {
        assertEquals(
                List.of("(&(osgi.ee=JavaSE)(version=17))"),
                bundle.requirements("osgi.ee").stream()
                        .map(requirement -> requirement.getDirectives().get("filter"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource(BUNDLES)
    void requirements_all_areOfKnownNamespaces(PackagedBundle bundle) {
        Set<String> known = Set.of(
                "osgi.wiring.package",
                "osgi.ee",
                "osgi.extender",
                "osgi.implementation",
                "osgi.service",
                "osgi.native");
        Set<String> found = bundle.resource().getRequirements(null).stream()
                .map(Requirement::getNamespace)
                .filter(namespace -> !known.contains(namespace))
                .collect(Collectors.toSet());

        assertEquals(Set.of(), found);
    }

    @ParameterizedTest
    @MethodSource(BUNDLES)
    void imports_all_areOfNoRestOrServletPackage(PackagedBundle bundle) {
        List<String> found = bundle.header("Import-Package").keySet().stream()
                .filter(name -> name.matches("(javax\\.(ws\\.rs|servlet)|jakarta)(\\..*)?"))
                .toList();

        assertEquals(List.of(), found, "these change their name between Kura 5 and Kura 6");
    }

    @ParameterizedTest
    @MethodSource(BUNDLES)
    void imports_dynamic_areNone(PackagedBundle bundle) {
        assertTrue(bundle.header("DynamicImport-Package").isEmpty());
    }

    @ParameterizedTest
    @MethodSource(BUNDLES)
    void imports_ofKuraAndOfTheProduct_haveAnUpperBound(PackagedBundle bundle) {
        List<String> open = bundle.header("Import-Package").entrySet().stream()
                .filter(imported -> imported.getKey().matches("(org\\.eclipse\\.kura|dev\\.modelwire)(\\..*)?"))
                .filter(imported ->
                        !imported.getValue().getOrDefault("version", "").endsWith(")"))
                .map(imported -> imported.getKey())
                .toList();

        assertEquals(List.of(), open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.eclipse.kura", "org.eclipse.kura.wire", "org.slf4j", "org.osgi.framework"})
    void platform_ofEveryLine_isReadFromTheTable(String name) {
        assertTrue(GatewayPlatform.all().allMatch(platform -> platform.capabilities().stream()
                .anyMatch(capability -> name.equals(capability.getAttributes().get("osgi.wiring.package")))));
    }

    @ParameterizedTest
    @CsvSource({
        "javax.servlet, '[0,9)'",
        "com.fasterxml.jackson.core, '[0,9)'",
        "org.slf4j, '[1.7,2)'",
        "org.eclipse.kura.ai.inference, '[1.0,1.1)'"
    })
    void platform_ofKura6WhatItLacks_isNotOffered(String name, String range) {
        assertFalse(GatewayPlatform.of("kura-6")
                .offers(CapReqBuilder.createPackageRequirement(name, range).buildSyntheticRequirement()));
    }

    private static List<String> missing(PackagedBundle bundle, String namespace, GatewayPlatform platform) {
        return bundle.requirements(namespace).stream()
                .filter(requirement ->
                        !"optional".equals(requirement.getDirectives().get("resolution")))
                .filter(requirement -> !platform.offers(requirement))
                .filter(requirement -> Packages.bundles()
                        .flatMap(other -> other.resource().getCapabilities(namespace).stream())
                        .noneMatch(capability -> ResourceUtils.matches(requirement, capability)))
                .map(requirement -> requirement.getDirectives().get("filter"))
                .toList();
    }
}
