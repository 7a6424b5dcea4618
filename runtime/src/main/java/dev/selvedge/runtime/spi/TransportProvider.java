package dev.selvedge.runtime.spi;

/** Opens the transport between nodes; a {@link java.util.ServiceLoader} service. Thread-safe. */
public interface TransportProvider {

  /**
   * Starts to listen, if the context says where, and gets ready to send.
   *
   * @throws dev.selvedge.runtime.InvalidSettingException if its settings cannot be used
   */
  Transport open(TransportContext context);
}
