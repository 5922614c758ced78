package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A fileContent is what a file is to hold.
type fileContent struct {
	name    string
	content []byte
}

// writable reports what keeps a file from being written, as far as can be known
// before.
func writable(name string) error {
	if info, err := os.Stat(filepath.Dir(name)); err != nil || !info.IsDir() {
		return fmt.Errorf("cannot write %s: there is no folder %s; make it first", name, filepath.Dir(name))
	}
	switch info, err := os.Stat(name); {
	case err == nil && info.IsDir():
		return fmt.Errorf("cannot write %s: it is a folder", name)
	case err == nil && !info.Mode().IsRegular():
		return fmt.Errorf("cannot write %s: it is not a regular file (standard output is -o -)", name)
	}
	return nil
}

// writeFiles writes files, all or none. Each is first written beside its place.
// When all are complete and then, if not nil, has succeeded, they are moved to
// their places. If a move fails, those before it are undone.
func writeFiles(files []fileContent, then func() error) (err error) {
	var placed []placing
	defer func() {
		for i := len(placed) - 1; i >= 0; i-- {
			placed[i].end(err == nil)
		}
	}()
	for _, f := range files {
		p, err := stage(f)
		if err != nil {
			return fmt.Errorf("cannot write %s: %w", f.name, cause(err))
		}
		placed = append(placed, p)
	}
	if then != nil {
		if err := then(); err != nil {
			return err
		}
	}
	for i := range placed {
		if err := placed[i].move(); err != nil {
			return fmt.Errorf("cannot write %s: %w", files[i].name, cause(err))
		}
	}
	return nil
}

// A placing is a file on its way to its place.
type placing struct {
	target string // with links followed
	staged string // what is to go there
	old    string // where the former file is kept meanwhile; "" if there was none
	moved  bool
}

// stage writes a file's content beside its place, with the permissions of the
// file that it replaces.
func stage(f fileContent) (placing, error) {
	p := placing{target: followed(f.name)}
	mode := fs.FileMode(0o666) // less the umask
	if info, err := os.Stat(p.target); err == nil {
		if info.IsDir() {
			return p, errors.New("it is a folder")
		}
		mode = info.Mode().Perm()
	}
	staged, err := createBeside(p.target, mode)
	if err != nil {
		return p, err
	}
	p.staged = staged.Name()
	_, err = staged.Write(f.content)
	if err = errors.Join(err, staged.Close()); err != nil {
		_ = os.Remove(p.staged)
	}
	return p, err
}

// followed returns the file that a name leads to if it is a link, even one to a
// file that does not exist.
func followed(name string) string {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		return target
	}
	target, err := os.Readlink(name)
	if err != nil {
		return name
	}
	if !filepath.IsAbs(target) {
		target = filepath.Join(filepath.Dir(name), target)
	}
	return target
}

// createBeside creates a new file in the folder of another.
func createBeside(name string, mode fs.FileMode) (*os.File, error) {
	for i := 0; ; i++ {
		f, err := os.OpenFile(fmt.Sprintf("%s.evp-%d-%d", name, os.Getpid(), i), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) || i == 100 {
			return f, err
		}
	}
}

// move puts the file into its place, and the former file out of the way.
func (p *placing) move() error {
	if _, err := os.Lstat(p.target); err == nil {
		old := p.staged + ".old"
		if err := os.Rename(p.target, old); err != nil {
			return err
		}
		p.old = old
	}
	if err := os.Rename(p.staged, p.target); err != nil {
		return err
	}
	p.moved = true
	return nil
}

// end keeps what was moved, or undoes it, and removes temporary files.
func (p *placing) end(keep bool) {
	if !keep {
		if p.moved {
			_ = os.Remove(p.target)
		}
		if p.old != "" {
			_ = os.Rename(p.old, p.target)
			p.old = ""
		}
	}
	if !p.moved {
		_ = os.Remove(p.staged)
	}
	if p.old != "" {
		_ = os.Remove(p.old)
	}
}

// cause returns the reason in an error that names a path.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
