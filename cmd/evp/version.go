package main

import "runtime/debug"

// release is the version under development.
const release = "0.1.0-dev"

// version returns the release and the revision that the program was built
// from, where the build knows it.
func version() string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return release
	}
	revision, modified := "", ""
	for _, s := range build.Settings {
		switch {
		case s.Key == "vcs.revision" && len(s.Value) >= 12:
			revision = " " + s.Value[:12]
		case s.Key == "vcs.modified" && s.Value == "true":
			modified = " (modified)"
		}
	}
	return release + revision + modified
}
