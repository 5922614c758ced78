package evp

func (c *Curve) bootstrapBand(s *Sample, o CurveOptions) {}
