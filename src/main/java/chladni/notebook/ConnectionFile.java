package chladni.notebook;

import chladni.problem.ProblemException;
import com.google.gson.JsonParseException;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How Jupyter wants to talk to a kernel: five ports and a key to sign messages with.
 *
 * <p>The kernel listens on this machine's own loopback address and nowhere else.
 *
 * @param file the name of the file
 * @param properties what it says
 * @param frontEnd the process that started the kernel, if it is known
 */
public record ConnectionFile(
    String file, KernelConnectionProperties properties, Optional<ProcessHandle> frontEnd) {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1|\\[::1\\]");

  /**
   * What the text of a connection file says.
   *
   * @param frontEnd the number of the process that started the kernel, if it is known
   * @throws ProblemException if it says less than it should, or asks for other than the loopback
   *     address
   */
  public static ConnectionFile read(String file, String text, Optional<Long> frontEnd) {
    try {
      KernelConnectionProperties properties = KernelConnectionProperties.parse(text);
      if (properties == null || properties.getIp() == null || properties.getTransport() == null) {
        throw malformed(file);
      }
      if (!properties.getTransport().equals("tcp") || !isLoopback(properties.getIp())) {
        throw ProblemException.badFile(
            file
                + " asks for "
                + properties.getTransport()
                + "://"
                + properties.getIp()
                + ", which is not a loopback address of this machine",
            "the kernel listens on 127.0.0.1 only, which is what Jupyter asks for by itself");
      }
      if (!IntStream.of(
              properties.getShellPort(),
              properties.getControlPort(),
              properties.getIopubPort(),
              properties.getStdinPort(),
              properties.getHbPort())
          .allMatch(port -> port > 0 && port < 65536)) {
        throw malformed(file);
      }
      return new ConnectionFile(file, properties, frontEnd.flatMap(ProcessHandle::of));
    } catch (JsonParseException e) {
      throw malformed(file);
    }
  }

  private static ProblemException malformed(String file) {
    return ProblemException.badFile(
        file + " is not a connection file", "Jupyter makes one and starts the kernel with it");
  }

  /** A name is not looked up, which would already ask the network. */
  private static boolean isLoopback(String address) {
    return LOOPBACK.matcher(address).matches();
  }

  /** Calls back when the process that started the kernel is gone, which leaves nobody to end it. */
  void onEndOfFrontEnd(Runnable callback) {
    Optional<CompletableFuture<Void>> unused =
        frontEnd.map(process -> process.onExit().thenRun(callback));
  }
}
