/** Notebooks: what a reply looks like in one, the files, and the kernel that Jupyter talks to. */
@org.jspecify.annotations.NullMarked
package chladni.notebook;
