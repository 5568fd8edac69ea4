package chladni.language;

/** What functions may ask and tell the session that they are called in. */
public interface Conversation {
  /** What a door may show besides replies. */
  enum Extra {
    /** How long each statement took. */
    TIMING,
    /** A picture beneath each reply that is a diagram. */
    PICTURES
  }

  /** A session that nobody is in: it remembers nothing and shows nothing. */
  Conversation NONE =
      new Conversation() {
        @Override
        public String script() {
          return "";
        }

        @Override
        public void note(String sentence) {}

        @Override
        public void show(Extra extra) {}

        @Override
        public void hide(Extra extra) {}

        @Override
        public void leave() {}
      };

  /** A script that does again what the session has done so far. */
  String script();

  /** Says something about the reply that is not part of it, as that a variable does not occur. */
  void note(String sentence);

  /** Shows something from now on. */
  void show(Extra extra);

  /** No longer shows something. */
  void hide(Extra extra);

  /** Ends the session after this statement. */
  void leave();
}
