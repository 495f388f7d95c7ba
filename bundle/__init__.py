"""Builds a folder that installs dxplans where no network is: wheels, installers, a guide and the sample plans."""
