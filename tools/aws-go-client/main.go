// Command aws-go-client asks CodeCatalyst whose the login of the environment is, by AWS's SDK for Go.
package main

import (
	"context"
	"fmt"
	"log"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/codecatalyst"
)

func main() {
	ctx := context.Background()
	configuration, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatal(err)
	}
	session, err := codecatalyst.NewFromConfig(configuration).VerifySession(ctx, &codecatalyst.VerifySessionInput{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(*session.Identity)
}
