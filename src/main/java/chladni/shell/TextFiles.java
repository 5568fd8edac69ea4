package chladni.shell;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import chladni.landscape.LandscapeFiles;
import chladni.language.Context;
import chladni.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** Reads files, of bounded size. */
final class TextFiles {
  /** The longest file that is read, in bytes. */
  static final int LONGEST = 16_000_000;

  private static final String RELATIVE = "paths are relative to the folder the program runs in";
  private static final String RELATIVE_TO_LANDSCAPE =
      RELATIVE + ", but those in a landscape file to the folder of that file";

  private TextFiles() {}

  /** Reads what is in a stream that was opened. */
  @FunctionalInterface
  private interface Reading<T> {
    T read(InputStream stream) throws IOException;
  }

  /** All files that the program may read. */
  static Context.Texts all() {
    return new Context.Texts() {
      @Override
      public String read(String name) {
        checkRegular(name);
        return TextFiles.read(name);
      }

      @Override
      public byte[] bytes(String name, int longest) {
        checkRegular(name);
        return opened(name, RELATIVE_TO_LANDSCAPE, stream -> bounded(stream, name, longest));
      }

      @Override
      public LandscapeFiles landscapes() {
        return new LandscapeFiles() {
          @Override
          public byte[] read(String name, int longest) {
            return bytes(name, longest);
          }

          @Override
          public byte[] readBelow(String folder, String name, int longest) {
            checkBelow(folder, name);
            return bytes(folder + name, longest);
          }
        };
      }
    };
  }

  /** Refuses a file that a link leads out of its folder to. */
  private static void checkBelow(String folder, String name) {
    try {
      Path file = Path.of(folder + name);
      if (Files.exists(file)
          && !file.toRealPath().startsWith(Path.of(folder.isEmpty() ? "." : folder).toRealPath())) {
        throw LandscapeFiles.outside(name);
      }
    } catch (IOException | InvalidPathException e) {
      throw ProblemException.badFile(name + " cannot be read: " + e.getMessage(), "check the name");
    }
  }

  /** Refuses devices and pipes, which may never end or be asked for at all. */
  private static void checkRegular(String name) {
    try {
      Path path = Path.of(name);
      if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
        throw ProblemException.badFile(name + " is a device or a pipe, not a file", "name a file");
      }
    } catch (InvalidPathException e) {
      throw ProblemException.badFile(name + " cannot be read: " + e.getMessage(), "check the name");
    }
  }

  /**
   * The text of a file.
   *
   * @throws ProblemException if it cannot be read, is too long or is not UTF-8
   */
  static String read(String name) {
    return opened(name, RELATIVE, stream -> read(stream, name));
  }

  private static <T> T opened(String name, String whereSought, Reading<T> reading) {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw ProblemException.badFile(name + " is a folder, not a file", "name a file in it");
      }
      try (InputStream stream = Files.newInputStream(path)) {
        return reading.read(stream);
      }
    } catch (NoSuchFileException e) {
      throw ProblemException.badFile("there is no file " + name, whereSought);
    } catch (AccessDeniedException e) {
      throw ProblemException.badFile(name + " must not be read", "check its permissions");
    } catch (IOException | InvalidPathException e) {
      throw ProblemException.badFile(name + " cannot be read: " + e.getMessage(), "check the name");
    }
  }

  /**
   * The text of a stream, read to its end.
   *
   * @param stream the stream, which stays open
   * @param name what messages call it
   * @throws ProblemException if it cannot be read, is too long or is not UTF-8
   */
  static String read(InputStream stream, String name) {
    try {
      byte[] bytes = bounded(stream, name, LONGEST);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ProblemException.badFile(name + " is not UTF-8 text", "save it as UTF-8");
    } catch (IOException e) {
      throw ProblemException.badFile(
          name + " cannot be read: " + e.getMessage(), "check that it is a text file");
    }
  }

  private static byte[] bounded(InputStream stream, String name, int longest) throws IOException {
    byte[] bytes = stream.readNBytes(longest + 1);
    if (bytes.length > longest) {
      throw ProblemException.badFile(name + " is longer than " + longest + " bytes", "split it");
    }
    return bytes;
  }

  /**
   * Makes a file with that content. One that says the same already is left as it is. A link is not
   * followed: what is written is the file that was named, and no other.
   *
   * @throws ProblemException if it cannot be written, or another one is there and is to stay
   */
  static void write(String name, byte[] bytes, Context.Files.Existing existing) {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw ProblemException.badFile(name + " is a folder, not a file", "name a file in it");
      }
      if (Files.isSymbolicLink(path)) {
        throw ProblemException.badFile(
            name + " is a link to another file", "name that file, or a new one");
      }
      boolean there = Files.exists(path);
      if (there) {
        checkRegular(name);
        if (Files.size(path) == bytes.length && Arrays.equals(Files.readAllBytes(path), bytes)) {
          return;
        }
        if (existing == Context.Files.Existing.KEEP) {
          throw ProblemException.badFile(
              "there is a file " + name + " already",
              "name another one, or give overwrite to replace it");
        }
      }
      Set<OpenOption> options =
          there
              ? Set.of(WRITE, TRUNCATE_EXISTING, LinkOption.NOFOLLOW_LINKS)
              : Set.of(WRITE, CREATE_NEW);
      try (SeekableByteChannel channel = Files.newByteChannel(path, options)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
    } catch (NoSuchFileException e) {
      throw ProblemException.badFile("there is no folder for " + name, RELATIVE);
    } catch (AccessDeniedException e) {
      throw ProblemException.badFile(name + " must not be written", "check its permissions");
    } catch (IOException | InvalidPathException e) {
      throw ProblemException.badFile(
          name + " cannot be written: " + e.getMessage(), "check the name");
    }
  }
}
