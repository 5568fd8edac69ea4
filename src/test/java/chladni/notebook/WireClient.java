package chladni.notebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * A front end of few words: starts a kernel as a process, sends requests and reads what comes back.
 *
 * <p>Written from the description of the messaging protocol, without the kernel's library.
 */
final class WireClient implements AutoCloseable {
  private static final String KEY = "a key for tests";
  private static final String DELIMITER = "<IDS|MSG>";
  private static final int PATIENCE = 60_000;

  private final ZContext context = new ZContext();
  private final ZMQ.Socket shell = context.createSocket(SocketType.DEALER);
  private final ZMQ.Socket control = context.createSocket(SocketType.DEALER);
  private final ZMQ.Socket published = context.createSocket(SocketType.SUB);
  private final ZMQ.Socket heartbeat = context.createSocket(SocketType.REQ);
  private final Process kernel;

  /** A message without its signature. */
  record Message(String type, String parent, JsonObject content) {
    String text(String field) {
      return content.get(field).getAsString();
    }
  }

  /** Starts the command with the name of a connection file after it. */
  WireClient(Path folder, List<String> command) throws IOException {
    List<Integer> ports = freePorts();
    Path file = folder.resolve("kernel.json");
    JsonObject connection = new JsonObject();
    List<String> names = List.of("shell", "control", "iopub", "hb", "stdin");
    for (int i = 0; i < names.size(); i++) {
      connection.addProperty(names.get(i) + "_port", ports.get(i));
    }
    connection.addProperty("ip", "127.0.0.1");
    connection.addProperty("transport", "tcp");
    connection.addProperty("key", KEY);
    connection.addProperty("signature_scheme", "hmac-sha256");
    Files.writeString(file, connection.toString());
    List<String> words = new ArrayList<>(command);
    words.add(file.toString());
    kernel =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("kernel.log").toFile())
            .start();
    connect(shell, ports.get(0));
    connect(control, ports.get(1));
    connect(published, ports.get(2));
    connect(heartbeat, ports.get(3));
    published.subscribe(ZMQ.SUBSCRIPTION_ALL);
  }

  private static void connect(ZMQ.Socket socket, int port) {
    socket.setReceiveTimeOut(PATIENCE);
    socket.setLinger(0);
    socket.connect("tcp://127.0.0.1:" + port);
  }

  private static List<Integer> freePorts() throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      sockets.add(socket);
      ports.add(socket.getLocalPort());
    }
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return ports;
  }

  /** Sends a request on the shell channel and returns its number. */
  String send(String type, JsonObject content) {
    return send(shell, type, content, KEY);
  }

  /** Sends a request on the control channel and returns its number. */
  String sendControl(String type, JsonObject content) {
    return send(control, type, content, KEY);
  }

  /** Sends a request that is signed with another key. */
  void sendForged(String type, JsonObject content) {
    send(shell, type, content, "another key");
  }

  private static String send(ZMQ.Socket socket, String type, JsonObject content, String key) {
    String number = UUID.randomUUID().toString();
    JsonObject header = new JsonObject();
    header.addProperty("msg_id", number);
    header.addProperty("id", number);
    header.addProperty("session", "a session");
    header.addProperty("username", "ada");
    header.addProperty("date", Instant.now().toString());
    header.addProperty("msg_type", type);
    header.addProperty("version", "5.3");
    List<String> parts = List.of(header.toString(), "{}", "{}", content.toString());
    socket.sendMore(DELIMITER);
    socket.sendMore(signature(parts, key));
    for (int i = 0; i < parts.size(); i++) {
      socket.send(parts.get(i).getBytes(UTF_8), i < parts.size() - 1 ? ZMQ.SNDMORE : 0);
    }
    return number;
  }

  private static String signature(List<String> parts, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
      parts.forEach(part -> mac.update(part.getBytes(UTF_8)));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a cell and returns its number. */
  String execute(String cell) {
    JsonObject content = new JsonObject();
    content.addProperty("code", cell);
    content.addProperty("silent", false);
    content.addProperty("store_history", true);
    content.addProperty("allow_stdin", false);
    content.addProperty("stop_on_error", true);
    content.add("user_expressions", new JsonObject());
    return send("execute_request", content);
  }

  /** The next reply on the shell channel. */
  Message reply() {
    return receive(shell);
  }

  /** The next reply on the control channel. */
  Message controlReply() {
    return receive(control);
  }

  /** All that is published about a request, up to the end of work on it. */
  List<Message> publishedFor(String number) {
    List<Message> all = new ArrayList<>();
    while (true) {
      Message message = receive(published);
      if (message.parent().equals(number)) {
        all.add(message);
        if (message.type().equals("status") && message.text("execution_state").equals("idle")) {
          return all;
        }
      }
    }
  }

  /** The next thing that is published. */
  Message published() {
    return receive(published);
  }

  private static Message receive(ZMQ.Socket socket) {
    List<String> parts = new ArrayList<>();
    do {
      String part = socket.recvStr();
      if (part == null) {
        throw new AssertionError("nothing came");
      }
      parts.add(part);
    } while (socket.hasReceiveMore());
    List<String> signed = parts.subList(parts.indexOf(DELIMITER) + 2, parts.size());
    if (!parts.get(parts.indexOf(DELIMITER) + 1).equals(signature(signed, KEY))) {
      throw new AssertionError("a message with a wrong signature: " + parts);
    }
    JsonObject parent = object(signed.get(1));
    return new Message(
        object(signed.get(0)).get("msg_type").getAsString(),
        parent.has("msg_id") ? parent.get("msg_id").getAsString() : "",
        object(signed.get(3)));
  }

  private static JsonObject object(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  /** Whether the kernel echoes on its heartbeat channel. */
  boolean beats() {
    heartbeat.send("ping");
    return "ping".equals(heartbeat.recvStr());
  }

  /** Whether the kernel ends by itself in time. */
  boolean ends() throws InterruptedException {
    return kernel.waitFor(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    context.close();
    kernel.destroyForcibly();
  }
}
