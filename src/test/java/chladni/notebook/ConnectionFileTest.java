package chladni.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionFileTest {
  private static final String FILE =
      """
      {"shell_port": 50001, "iopub_port": 50002, "stdin_port": 50003, "control_port": 50004,
       "hb_port": 50005, "ip": "127.0.0.1", "transport": "tcp", "key": "secret",
       "signature_scheme": "hmac-sha256", "kernel_name": "chladni"}
      """;

  private static ConnectionFile read(String text) {
    return ConnectionFile.read("kernel-1.json", text, Optional.empty());
  }

  @Test
  void portsAndKeyAreRead() {
    ConnectionFile file = read(FILE);
    assertEquals(50001, file.properties().getShellPort());
    assertEquals(50004, file.properties().getControlPort());
    assertEquals("secret", file.properties().getKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "*", "127.0.0.1.example.org", "example.org"})
  void onlyTheLoopbackAddressIsListenedTo(String address) {
    Problem problem =
        assertThrows(ProblemException.class, () -> read(FILE.replace("127.0.0.1", address)))
            .problem();
    assertInstanceOf(Problem.BadFile.class, problem);
    assertTrue(problem.message().contains("tcp://" + address), problem.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"ip\": 1", "null", "{\"ip\": \"127.0.0.1\"}"})
  void whatIsNoConnectionFileIsRefused(String text) {
    Problem problem = assertThrows(ProblemException.class, () -> read(text)).problem();
    assertEquals("kernel-1.json is not a connection file", problem.message());
  }

  @Test
  void aPortThatIsNoneIsRefused() {
    assertThrows(ProblemException.class, () -> read(FILE.replace("50003", "0")));
    assertThrows(ProblemException.class, () -> read(FILE.replace("50003", "70000")));
  }
}
