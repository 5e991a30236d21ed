package dev.modelwire.gateway.internal.system;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.kura.system.ExtendedProperties;
import org.eclipse.kura.system.SystemResourceInfo;
import org.eclipse.kura.system.SystemService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Answers from the gateway's properties and the JVM's; what a laptop does not have is {@link #UNKNOWN}. */
@Component(
        name = "org.eclipse.kura.system.SystemService",
        immediate = true,
        service = SystemService.class,
        property = "kura.service.pid=org.eclipse.kura.system.SystemService")
public final class SystemServiceComponent implements SystemService {

    private final BundleContext context;
    private final GatewayProperties properties;

    @Activate
    public SystemServiceComponent(BundleContext context) {
        this.context = context;
        this.properties = GatewayProperties.from(context::getProperty);
    }

    private String text(String key) {
        return properties.text(key, System.getProperty(key, UNKNOWN));
    }

    @Override
    public String getPrimaryMacAddress() {
        return "02:00:00:00:00:01";
    }

    @Override
    public String getPrimaryNetworkInterfaceName() {
        return text(KEY_PRIMARY_NET_IFACE);
    }

    @Override
    public String getPlatform() {
        return text(KEY_PLATFORM);
    }

    @Override
    public String getModelId() {
        return text(KEY_MODEL_ID);
    }

    @Override
    public String getModelName() {
        return text(KEY_MODEL_NAME);
    }

    @Override
    public String getPartNumber() {
        return text(KEY_PART_NUMBER);
    }

    @Override
    public String getSerialNumber() {
        return text(KEY_SERIAL_NUM);
    }

    @Override
    public String getDeviceName() {
        return text(KEY_DEVICE_NAME);
    }

    @Override
    public String getBiosVersion() {
        return text(KEY_BIOS_VERSION);
    }

    @Override
    public String getFirmwareVersion() {
        return text(KEY_FIRMWARE_VERSION);
    }

    @Override
    public String getOsArch() {
        return text(KEY_OS_ARCH);
    }

    @Override
    public String getOsName() {
        return text(KEY_OS_NAME);
    }

    @Override
    public String getOsVersion() {
        return text(KEY_OS_VER);
    }

    @Override
    public String getOsDistro() {
        return text(KEY_OS_DISTRO);
    }

    @Override
    public String getOsDistroVersion() {
        return text(KEY_OS_DISTRO_VER);
    }

    @Override
    public String getJavaVendor() {
        return text(KEY_JAVA_VENDOR);
    }

    @Override
    public String getJavaVersion() {
        return text(KEY_JAVA_VERSION);
    }

    @Override
    public String getJavaVmName() {
        return text(KEY_JAVA_VM_NAME);
    }

    @Override
    public String getJavaVmVersion() {
        return text(KEY_JAVA_VM_VERSION);
    }

    @Override
    public String getJavaVmInfo() {
        return text(KEY_JAVA_VM_INFO);
    }

    @Override
    public String getOsgiFwName() {
        return text(KEY_OSGI_FW_NAME);
    }

    @Override
    public String getOsgiFwVersion() {
        return text(KEY_OSGI_FW_VERSION);
    }

    @Override
    public String getFileSeparator() {
        return text(KEY_FILE_SEP);
    }

    @Override
    public String getJavaHome() {
        return text(KEY_JAVA_HOME);
    }

    @Override
    public String getKuraVersion() {
        return text(KEY_KURA_VERSION);
    }

    @Override
    public String getKuraFrameworkConfigDirectory() {
        return text(KEY_KURA_FRAMEWORK_CONFIG_DIR);
    }

    @Override
    public String getKuraUserConfigDirectory() {
        return text(KEY_KURA_USER_CONFIG_DIR);
    }

    @Override
    public String getKuraMarketplaceCompatibilityVersion() {
        return text(KEY_KURA_MARKETPLACE_COMPATIBILITY_VERSION);
    }

    @Override
    public String getKuraHome() {
        return text(KEY_KURA_HOME_DIR);
    }

    @Override
    public String getKuraTemporaryConfigDirectory() {
        return text(KEY_KURA_TMP_DIR);
    }

    @Override
    public String getKuraSnapshotsDirectory() {
        return text(KEY_KURA_SNAPSHOTS_DIR);
    }

    @Override
    public String getKuraStyleDirectory() {
        return text(KEY_KURA_STYLE_DIR);
    }

    @Override
    public String getKuraWebEnabled() {
        return "false";
    }

    @Override
    public String getKuraDataDirectory() {
        return text(KEY_KURA_DATA_DIR);
    }

    @Override
    public String getHostname() {
        return "localhost";
    }

    @Override
    public String getNetVirtualDevicesConfig() {
        return text(KEY_KURA_NET_VIRTUAL_DEVICES_CONFIG);
    }

    @Override
    public String getCommandUser() {
        return text(KEY_COMMAND_USER);
    }

    @Override
    public String getCpuVersion() {
        return text(KEY_CPU_VERSION);
    }

    @Override
    public String getJavaVmVendor() {
        return text(KEY_JAVA_VM_VENDOR);
    }

    @Override
    public String getJdkVendorVersion() {
        return text(KEY_JDK_VENDOR_VERSION);
    }

    @Override
    public int getKuraSnapshotsCount() {
        return properties.number(KEY_KURA_SNAPSHOTS_COUNT);
    }

    @Override
    public int getKuraWifiTopChannel() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int getFileCommandZipMaxUploadSize() {
        return 100;
    }

    @Override
    public int getFileCommandZipMaxUploadNumber() {
        return 1024;
    }

    @Override
    public Properties getProperties() {
        var all = new Properties();
        all.putAll(System.getProperties());
        all.putAll(properties.all());
        return all;
    }

    @Override
    public Bundle[] getBundles() {
        return context.getBundles();
    }

    @Override
    public List<SystemResourceInfo> getSystemPackages() {
        return List.of();
    }

    @Override
    public int getNumberOfProcessors() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public long getTotalMemory() {
        return Runtime.getRuntime().totalMemory() / 1024;
    }

    @Override
    public long getFreeMemory() {
        return Runtime.getRuntime().freeMemory() / 1024;
    }

    @Override
    public char[] getJavaKeyStorePassword() {
        return new char[0];
    }

    @Override
    public char[] getJavaTrustStorePassword() {
        return new char[0];
    }

    @Override
    public List<String> getDeviceManagementServiceIgnore() {
        return List.of();
    }

    @Override
    public Optional<ExtendedProperties> getExtendedProperties() {
        return Optional.empty();
    }

    @Override
    public boolean isLegacyBluetoothBeaconScan() {
        return false;
    }

    @Override
    public boolean isLegacyPPPLoggingEnabled() {
        return false;
    }
}
