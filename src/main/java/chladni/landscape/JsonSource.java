package chladni.landscape;

import chladni.problem.Problem;
import chladni.problem.ProblemException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JSON of a landscape file, read from its beginning to its end; messages name the place. */
final class JsonSource {
  private static final Pattern POSITION = Pattern.compile("line ([0-9]+) column ([0-9]+)");

  private final String origin;
  private final JsonReader json;

  private JsonSource(String text, String origin) {
    this.origin = origin;
    this.json = new JsonReader(new StringReader(text));
    json.setStrictness(Strictness.STRICT);
  }

  /** Reads something. */
  @FunctionalInterface
  interface Part {
    void read(JsonSource source) throws IOException;
  }

  /** Reads what a field holds. */
  @FunctionalInterface
  interface Field {
    void read(String name) throws IOException;
  }

  /**
   * Reads a text that is one JSON value.
   *
   * @throws ProblemException if it is not JSON
   */
  static void read(String text, String origin, Part whole) {
    JsonSource source = new JsonSource(text, origin);
    try {
      whole.read(source);
      if (source.json.peek() != JsonToken.END_DOCUMENT) {
        throw ProblemException.badFile(
            origin + ": there is something after the object's closing bracket", "");
      }
    } catch (EOFException e) {
      throw ProblemException.badFile(
          origin + ": this is not JSON: it ends too early", "close all brackets and quotes");
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      Matcher m = POSITION.matcher(message);
      throw ProblemException.badFile(
          origin
              + (m.find() ? ", line " + m.group(1) + ", column " + m.group(2) : "")
              + ": this is not JSON",
          "names and texts need double quotes; no comments, no comma before a closing bracket");
    }
  }

  /** The beginning of a message about a place. */
  String at(String place) {
    return origin + ": " + place + ": ";
  }

  /** What stands there next. */
  JsonToken peek() throws IOException {
    return json.peek();
  }

  /** Refuses anything else. */
  void expect(JsonToken token, String place, String what) throws IOException {
    if (json.peek() != token) {
      throw expected(place, what);
    }
  }

  ProblemException expected(String place, String what) throws IOException {
    String found =
        switch (json.peek()) {
          case BEGIN_ARRAY, END_ARRAY -> "a list";
          case BEGIN_OBJECT, END_OBJECT, NAME -> "an object";
          case STRING -> "a text";
          case NUMBER -> "a number";
          case BOOLEAN -> "true or false";
          case NULL -> "null";
          case END_DOCUMENT -> "nothing";
        };
    return ProblemException.badFile(at(place) + "expected " + what + ", found " + found, "");
  }

  /**
   * Reads an object, no field twice.
   *
   * @param what what the place should hold, for messages
   * @return the names of its fields
   */
  Set<String> object(String place, String what, Field field) throws IOException {
    expect(JsonToken.BEGIN_OBJECT, place, what);
    json.beginObject();
    Set<String> seen = new LinkedHashSet<>();
    while (json.hasNext()) {
      String name = json.nextName();
      if (!seen.add(name)) {
        throw ProblemException.badFile(
            at(place) + "the field " + shown(name) + " stands there twice", "keep one of them");
      }
      field.read(name);
    }
    json.endObject();
    return seen;
  }

  /** Reads a list, item by item. */
  void list(String place, String what, Part item) throws IOException {
    expect(JsonToken.BEGIN_ARRAY, place, what);
    json.beginArray();
    while (json.hasNext()) {
      item.read(this);
    }
    json.endArray();
  }

  /** Reads a text. */
  String text(String place, String what) throws IOException {
    expect(JsonToken.STRING, place, what);
    return json.nextString();
  }

  /** Reads a number, bare or in quotes, as its text. */
  String number(String place) throws IOException {
    JsonToken token = json.peek();
    if (token != JsonToken.STRING && token != JsonToken.NUMBER) {
      throw expected(place, "a number");
    }
    return json.nextString();
  }

  /** Reads a list of numbers as their texts. */
  List<String> numbers(String place, int most) throws IOException {
    List<String> all = new ArrayList<>();
    list(
        place,
        "a list of numbers",
        source -> {
          all.add(number(place));
          if (all.size() > most) {
            throw ProblemException.beyondReach(at(place) + "there are more than " + most, "");
          }
        });
    return all;
  }

  /** Reads true or false. */
  boolean truth(String place) throws IOException {
    expect(JsonToken.BOOLEAN, place, "true or false");
    return json.nextBoolean();
  }

  ProblemException unknownField(String place, String name, String known) {
    return new ProblemException(
        new Problem.Unknown(
            (place.isEmpty() ? origin + ": " : at(place)) + "unknown field " + shown(name), known));
  }

  /** A text in quotes, shortened. */
  static String shown(String text) {
    return "\"" + (text.length() <= 40 ? text : text.substring(0, 39) + "…") + "\"";
  }
}
